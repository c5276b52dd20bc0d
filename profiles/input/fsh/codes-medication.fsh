CodeSystem: TpiDoseOriginCode
Id: tpi-dose-origin
Title: "Origin of a dose"
Description: "Whether the clinic wrote the milligrams or they follow from strength and volume."
* ^caseSensitive = true
* ^experimental = false
* ^content = #complete
* #stated "Stated" "The record itself names the milligrams."
* #computed "Computed" "Strength times volume."

ValueSet: TpiDoseOriginVS
Id: tpi-dose-origin
Title: "Origin of a dose"
Description: "Whether the clinic wrote the milligrams or they follow from strength and volume."
* ^experimental = false
* include codes from system TpiDoseOriginCode
