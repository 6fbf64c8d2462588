@echo off
rem Drop files or folders on this script: beside each of them appear a page (.html) and a table (.csv).
chcp 65001 > nul
set JDOC_LANG=ja
:next
if "%~1" == "" goto done
jdoc show --html "%~1.html" "%~1"
jdoc table --bom -o "%~1.csv" "%~1"
shift
goto next
:done
pause
