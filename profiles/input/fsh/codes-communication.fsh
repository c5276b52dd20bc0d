CodeSystem: TpiCommunicationCode
Id: tpi-communication
Title: "Trigger point communications"
Description: "Topic of a communication with the patient."
* ^caseSensitive = true
* ^experimental = false
* ^content = #complete
* #red-flags "Red flags" "Signs after an injection that require a call to the clinic."
