Profile: TpiProvenance
Parent: Provenance
Id: tpi-provenance
Title: "Provenance of a visit"
Description: "Source row or message of a visit's resources, the responsible clinician and the mapping version."
* target MS
* recorded MS
* policy 1..* MS
* policy ^short = "The mapping and its version"
* agent MS
* agent ^slicing.discriminator.type = #value
* agent ^slicing.discriminator.path = "type"
* agent ^slicing.rules = #open
* agent contains author 0..1 MS and assembler 1..1 MS
* agent[author] ^short = "The clinician"
* agent[author].type 1..1
* agent[author].type = $participant-type#author
* agent[author].onBehalfOf MS
* agent[assembler] ^short = "The program that created the resources"
* agent[assembler].type 1..1
* agent[assembler].type = $participant-type#assembler
* agent[assembler].onBehalfOf MS
* entity 1..1 MS
* entity.role = #source
* entity.what.identifier 1..1 MS
* entity.what.identifier obeys tpi-row-hash
* entity.what.identifier.system 1..1
* entity.what.identifier.system = "https://tpibridge.org/fhir/sid/row-sha256"
* entity.what.identifier.value 1..1
* entity.what.display MS
* entity.what.display ^short = "The row; never the file name"

Invariant: tpi-row-hash
Description: "The source row is identified by its SHA-256 in 64 lowercase hexadecimal digits, because the content of a row is patient data."
Severity: #error
Expression: "value.matches('^[0-9a-f]{64}$')"
