// Generated from the terminology tables; docs/terminology.md tells how.
ValueSet: TpiComplicationVS
Id: tpi-complication
Title: "Complications"
Description: "What went wrong or was felt during or after trigger point injections."
* ^publisher = "TPI Bridge"
* ^experimental = false
* include codes from system TpiComplication
