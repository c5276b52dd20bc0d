CodeSystem: TpiCommunicationCode
Id: tpi-communication
Title: "Trigger point communications"
Description: "What a communication with the patient is about."
* ^caseSensitive = true
* ^experimental = false
* ^content = #complete
* #red-flags "Red flags" "Signs after an injection with which the patient must call the clinic."
