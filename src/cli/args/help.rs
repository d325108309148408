//! What stands below the options of each verb: examples, and what is good to know.

/// Below the help of the program.
pub(super) const AFTER: &str = "\
Examples:
  journeymap new checkout              a map to begin with: checkout.journey.yaml
  journeymap build                     every map of this folder, as SVG and Markdown
  journeymap check maps/               what is wrong with the maps in maps/
  journeymap fmt                       every map of this folder in its canonical form
  journeymap embed README.md           the maps that a page names, shown in it

Exit codes:
  0  everything was done
  1  a map, its workspace or the theme has errors, or findings that --fail-on names;
     with --check or --diff: something would change;
     with import: a file cannot be read, or with --strict anything was lost
  2  wrong arguments, or a file that could not be read or written
  3  a bug in journeymap
Over several maps the highest wins.";

/// Below the help of `build`.
pub(super) const AFTER_BUILD: &str = "\
Examples:
  journeymap build                               every map of this folder, outputs beside them
  journeymap build maps/ -o site/                the same folders under site/
  journeymap build a.journey.yaml -f svg         only the picture
  journeymap build maps/ -f html -o site/        a page for each map, to read, zoom and filter
  journeymap build a.journey.yaml -f pdf --page a3   sheets of paper
  journeymap build a.journey.yaml -f png --scale 2   pixels for slides
  journeymap build a.journey.yaml -f json,csv    the map for programs and spreadsheets
  journeymap build a.journey.yaml -f xlsx        a workbook to send around
  journeymap build a.journey.yaml -f ujg,cjml    the map as a User Journey Graph, and in CJML
  journeymap build a.journey.yaml --width 830    as wide as a README
  journeymap build a.journey.yaml --for hana     the journey of one persona alone
  journeymap build a.journey.yaml -o a.svg       one file, its format by its ending
  journeymap build a.journey.yaml -f md -o -     to standard output
  journeymap build - < a.journey.yaml > a.svg    from standard input
  journeymap build --theme brand.yaml            in the colours, fonts and logo of your brand

With a folder as output, the maps of a folder keep their place in it, and a map named by itself goes
straight into it. A file is written only if its bytes change. A map with errors keeps its old outputs.";

/// Below the help of `import`.
pub(super) const AFTER_IMPORT: &str = "\
Examples:
  journeymap import checkout.xlsx                checkout.journey.yaml, and what was guessed or left out
  journeymap import README.md -o maps/           every journey of a page, as maps/README-1.journey.yaml …
  journeymap import - < a.mmd > a.journey.yaml   from standard input
  journeymap import *.mmd --strict               fails if anything had to be guessed or left out
  journeymap import a.mmd --loss a.loss.json     what became of every token, for a program
  journeymap import journey.xlsx --sheet Buying  one sheet of a workbook
  journeymap import a.csv --map 'Wait=pain_points'
                                                 a table with a header that is not known
  journeymap import *.csv --mapping ours.yaml    tables that follow a template of yours

A map that is there already is left as it is. A file that cannot be read, or whose map could not be built, writes
nothing. See docs/importing.md.";

/// Below the help of `check`.
pub(super) const AFTER_CHECK: &str = "\
Examples:
  journeymap check                      every map of this folder
  journeymap check - < a.journey.yaml   from standard input
  journeymap check --fail-on warning --allow size
                                        stricter, and without a group of rules
  journeymap check --fix                mends what a machine can
  journeymap check --report sarif=out.sarif --report github
                                        for code scanning, and as annotations of a pull request
  journeymap explain unknown-channel    what a finding means

Which findings there are, how to set their levels and how to allow one: `journeymap rules`, and docs/linting.md.";

/// Below the help of `completions`.
pub(super) const AFTER_COMPLETIONS: &str = "\
Examples:
  journeymap completions bash > ~/.local/share/bash-completion/completions/journeymap
  journeymap completions zsh > ~/.zfunc/_journeymap
  journeymap completions fish > ~/.config/fish/completions/journeymap.fish";

/// Below the help of `fmt`.
pub(super) const AFTER_FMT: &str = "\
Examples:
  journeymap fmt                        every map of this folder
  journeymap fmt --check                which maps are not formatted; exits with 1 if there are any
  journeymap fmt --diff maps/           what would change in the maps in maps/
  journeymap fmt - < a.journey.yaml     from standard input to standard output

Comments stay with what they stand above or behind, and no value changes. A map with errors in its YAML
is left as it is; all other errors are no hindrance. A file is written only if its bytes change.";

/// Below the help of `embed`.
pub(super) const AFTER_EMBED: &str = "\
Examples:
  journeymap embed README.md             fills the blocks of a page, and draws their maps
  journeymap embed docs/                 those of all pages of a folder
  journeymap embed --check               whether pages and pictures are up to date; exits with 1 if not
  journeymap embed docs/ -o docs/images  the pictures in a folder of their own

In a page, a block names a map by its path from there. What stands between its comments is written anew:
  <!-- journeymap: maps/checkout.journey.yaml tables=folded -->
  <!-- /journeymap -->

A fence of ```journey holds a whole map; its picture is put below it. Options of a block, or behind the word
journey of a fence:
  tables, tables=folded, tables=only   the map in words as well, folded, or in place of the picture
  dark=picture|github|material         two pictures, for hosts whose pages turn dark and pictures do not
  width=830  for=hana  alt=\"…\"  link=checkout.html   name=checkout (of a fence: what its picture is called)

A page with anything wrong in it is left as it is. Everything else is in docs/embedding.md.";

/// Below the help of `mdbook`.
pub(super) const AFTER_MDBOOK: &str = "\
In book.toml:
  [preprocessor.journeymap]
  command = \"journeymap mdbook\"
  before = [\"links\"]

Chapters show maps as pages do for `journeymap embed`: blocks `<!-- journeymap: PATH -->` and fences of ```journey
become pictures that turn with the theme of the book; for renderers other than html they become tables.
Options of `build` stand in journeymap.yaml. See docs/mdbook.md.";

/// Below the help of `new`.
pub(super) const AFTER_NEW: &str = "\
Examples:
  journeymap new checkout
  journeymap new --type service-blueprint --lang ko maps/enrolment
  journeymap new --type future-state checkout      with checkout-current.journey.yaml to hold it against

Nothing is ever overwritten.";

/// Below the help of `schema`.
pub(super) const AFTER_SCHEMA: &str = "\
Examples:
  journeymap schema > journey.schema.json
  journeymap schema workspace > workspace.schema.json
  journeymap schema theme > theme.schema.json
  journeymap schema report > report.schema.json
  journeymap schema map-json > map-json.schema.json
and, as the first line of a map, for editors that use yaml-language-server:
  # yaml-language-server: $schema=journey.schema.json";
