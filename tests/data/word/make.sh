#!/bin/sh
# Makes case.docx, case.doc and case.rtf of case.fodt with LibreOffice: files of Word that no code of
# ours wrote. Run it where the case changes; the files are checked in.
set -eu
cd "$(dirname "$0")"
home=$(mktemp -d)
for to in 'docx:MS Word 2007 XML' 'doc:MS Word 97' 'rtf:Rich Text Format'; do
    HOME=$home soffice --headless --convert-to "$to" --outdir . case.fodt >/dev/null
done
rm -r "$home"
