// Generated from the terminology tables; see docs/terminology.md.
CodeSystem: TpiStep
Id: tpi-step
Title: "Steps of a procedure"
Description: "Steps of trigger point injections, as recorded."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #skin-marked "Skin marked" "During the procedure: Skin marked."
* #antiseptic "Antiseptic" "During the procedure: Antiseptic."
* #needle-redirected "Needle withdrawn in part and inserted again" "During the procedure: Needle withdrawn in part and inserted again."
* #stretch "Muscle stretched" "During the procedure: Muscle stretched."
* #pressure "Pressure on the site" "During the procedure: Pressure on the site."
* #bandage "Bandage" "During the procedure: Bandage."
