// Generated from the terminology tables; see docs/terminology.md.
CodeSystem: TpiTreatment
Id: tpi-treatment
Title: "Treatments before an injection"
Description: "Treatments that were tried before trigger point injections."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #massage "Massage" "Tried before the injections: Massage."
* #physical-therapy "Physical therapy" "Tried before the injections: Physical therapy."
* #nsaid "NSAID" "Tried before the injections: NSAID."
* #muscle-relaxant "Muscle relaxant" "Tried before the injections: Muscle relaxant."
* #analgesic "Analgesic" "Tried before the injections: Analgesic."
* #stretching "Stretching" "Tried before the injections: Stretching."
