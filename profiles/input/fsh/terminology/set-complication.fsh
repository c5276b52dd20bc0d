// Generated from the terminology tables; see docs/terminology.md.
ValueSet: TpiComplicationVS
Id: tpi-complication
Title: "Complications"
Description: "Complications and side effects during or after trigger point injections."
* ^publisher = "TPI Bridge"
* ^experimental = false
* include codes from system TpiComplication
