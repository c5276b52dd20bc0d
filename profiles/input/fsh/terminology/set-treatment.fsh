// Generated from the terminology tables; see docs/terminology.md.
ValueSet: TpiTreatmentVS
Id: tpi-treatment
Title: "Treatments before an injection"
Description: "Treatments that were tried before trigger point injections."
* ^publisher = "TPI Bridge"
* ^experimental = false
* include codes from system TpiTreatment
