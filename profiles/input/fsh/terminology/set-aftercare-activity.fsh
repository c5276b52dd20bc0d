// Generated from the terminology tables; docs/terminology.md tells how.
ValueSet: TpiAftercareActivity
Id: tpi-aftercare-activity
Title: "Aftercare activities"
Description: "What a patient does or avoids after trigger point injections."
* ^publisher = "TPI Bridge"
* ^experimental = false
* include codes from system TpiAftercare
