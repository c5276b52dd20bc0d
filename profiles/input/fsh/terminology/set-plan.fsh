// Generated from the terminology tables; see docs/terminology.md.
ValueSet: TpiPlanVS
Id: tpi-plan
Title: "Planned treatments"
Description: "Treatments that are planned together with trigger point injections."
* ^publisher = "TPI Bridge"
* ^experimental = false
* include codes from system TpiPlan
