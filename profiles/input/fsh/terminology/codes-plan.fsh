// Generated from the terminology tables; see docs/terminology.md.
CodeSystem: TpiPlan
Id: tpi-plan
Title: "Planned treatments"
Description: "Treatments that are planned together with trigger point injections."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #physical-therapy "Physical therapy" "Planned treatment: Physical therapy."
* #posture-training "Posture training" "Planned treatment: Posture training."
* #relaxation "Relaxation" "Planned treatment: Relaxation."
* #strengthening "Strengthening" "Planned treatment: Strengthening."
* #ergonomics "Ergonomic changes" "Planned treatment: Ergonomic changes."
