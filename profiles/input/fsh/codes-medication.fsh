CodeSystem: TpiDoseOriginCode
Id: tpi-dose-origin
Title: "Origin of a dose"
Description: "Whether the dose in milligrams was recorded or computed from strength and volume."
* ^caseSensitive = true
* ^experimental = false
* ^content = #complete
* #stated "Stated" "The record contains the dose in milligrams."
* #computed "Computed" "Computed as strength times volume."

ValueSet: TpiDoseOriginVS
Id: tpi-dose-origin
Title: "Origin of a dose"
Description: "Whether the dose in milligrams was recorded or computed from strength and volume."
* ^experimental = false
* include codes from system TpiDoseOriginCode
