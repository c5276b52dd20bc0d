// Generated from the terminology tables; see docs/terminology.md.
ValueSet: TpiAftercareActivity
Id: tpi-aftercare-activity
Title: "Aftercare activities"
Description: "Activities to do or to avoid after trigger point injections, and planned treatments."
* ^publisher = "TPI Bridge"
* ^experimental = false
* include codes from system TpiAftercare
* include codes from system TpiPlan
