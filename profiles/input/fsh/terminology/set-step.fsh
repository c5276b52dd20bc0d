// Generated from the terminology tables; see docs/terminology.md.
ValueSet: TpiStepVS
Id: tpi-step
Title: "Steps of a procedure"
Description: "Steps of trigger point injections, as recorded."
* ^publisher = "TPI Bridge"
* ^experimental = false
* include codes from system TpiStep
