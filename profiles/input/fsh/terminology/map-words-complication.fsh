// Generated from the terminology tables; see docs/terminology.md.
Instance: clinic-words-complication-to-tpi-complication
InstanceOf: ConceptMap
Title: "Clinic words for complications"
Description: "Words that clinics write for complications, with their codes."
Usage: #definition
* url = "https://tpibridge.org/fhir/ConceptMap/clinic-words-complication-to-tpi-complication"
* name = "ClinicWordsComplicationToTpiComplication"
* title = "Clinic words for complications"
* description = "Words that clinics write for complications, with their codes."
* status = #active
* experimental = false
* publisher = "TPI Bridge"
* sourceCanonical = "https://tpibridge.org/fhir/ValueSet/clinic-words-complication"
* targetCanonical = "https://tpibridge.org/fhir/ValueSet/tpi-complication"
* group[+].source = "https://tpibridge.org/fhir/CodeSystem/clinic-words-complication"
* group[=].target = "https://tpibridge.org/fhir/CodeSystem/tpi-complication"
* group[=].element[+].code = #soreness
* group[=].element[=].target[+].code = #soreness
* group[=].element[=].target[=].display = "Soreness"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #sore
* group[=].element[=].target[+].code = #soreness
* group[=].element[=].target[=].display = "Soreness"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"injection site soreness"
* group[=].element[=].target[+].code = #soreness
* group[=].element[=].target[=].display = "Soreness"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"post injection soreness"
* group[=].element[=].target[+].code = #soreness
* group[=].element[=].target[=].display = "Soreness"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"muscle soreness"
* group[=].element[=].target[+].code = #soreness
* group[=].element[=].target[=].display = "Soreness"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"local soreness"
* group[=].element[=].target[+].code = #soreness
* group[=].element[=].target[=].display = "Soreness"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"injection site pain"
* group[=].element[=].target[+].code = #soreness
* group[=].element[=].target[=].display = "Soreness"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"post injection pain"
* group[=].element[=].target[+].code = #soreness
* group[=].element[=].target[=].display = "Soreness"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #sorness
* group[=].element[=].target[+].code = #soreness
* group[=].element[=].target[=].display = "Soreness"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #soarness
* group[=].element[=].target[+].code = #soreness
* group[=].element[=].target[=].display = "Soreness"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #bruising
* group[=].element[=].target[+].code = #bruising
* group[=].element[=].target[=].display = "Bruising"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bruise
* group[=].element[=].target[+].code = #bruising
* group[=].element[=].target[=].display = "Bruising"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bruised
* group[=].element[=].target[+].code = #bruising
* group[=].element[=].target[=].display = "Bruising"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #ecchymosis
* group[=].element[=].target[+].code = #bruising
* group[=].element[=].target[=].display = "Bruising"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #contusion
* group[=].element[=].target[+].code = #bruising
* group[=].element[=].target[=].display = "Bruising"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #hematoma
* group[=].element[=].target[+].code = #bruising
* group[=].element[=].target[=].display = "Bruising"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #haematoma
* group[=].element[=].target[+].code = #bruising
* group[=].element[=].target[=].display = "Bruising"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #brusing
* group[=].element[=].target[+].code = #bruising
* group[=].element[=].target[=].display = "Bruising"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #bruisng
* group[=].element[=].target[+].code = #bruising
* group[=].element[=].target[=].display = "Bruising"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #echymosis
* group[=].element[=].target[+].code = #bruising
* group[=].element[=].target[=].display = "Bruising"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #hemotoma
* group[=].element[=].target[+].code = #bruising
* group[=].element[=].target[=].display = "Bruising"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #numbness
* group[=].element[=].target[+].code = #numbness
* group[=].element[=].target[=].display = "Numbness"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #numb
* group[=].element[=].target[+].code = #numbness
* group[=].element[=].target[=].display = "Numbness"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"temporary numbness"
* group[=].element[=].target[+].code = #numbness
* group[=].element[=].target[=].display = "Numbness"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"transient numbness"
* group[=].element[=].target[+].code = #numbness
* group[=].element[=].target[=].display = "Numbness"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"numbness temporary"
* group[=].element[=].target[+].code = #numbness
* group[=].element[=].target[=].display = "Numbness"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #numness
* group[=].element[=].target[+].code = #numbness
* group[=].element[=].target[=].display = "Numbness"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #numbess
* group[=].element[=].target[+].code = #numbness
* group[=].element[=].target[=].display = "Numbness"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #bleeding
* group[=].element[=].target[+].code = #bleeding
* group[=].element[=].target[=].display = "Bleeding"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bleed
* group[=].element[=].target[+].code = #bleeding
* group[=].element[=].target[=].display = "Bleeding"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bled
* group[=].element[=].target[+].code = #bleeding
* group[=].element[=].target[=].display = "Bleeding"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #haemorrhage
* group[=].element[=].target[+].code = #bleeding
* group[=].element[=].target[=].display = "Bleeding"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #hemorrhage
* group[=].element[=].target[+].code = #bleeding
* group[=].element[=].target[=].display = "Bleeding"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #bleding
* group[=].element[=].target[+].code = #bleeding
* group[=].element[=].target[=].display = "Bleeding"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #hemorhage
* group[=].element[=].target[+].code = #bleeding
* group[=].element[=].target[=].display = "Bleeding"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #infection
* group[=].element[=].target[+].code = #infection
* group[=].element[=].target[=].display = "Infection"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"injection site infection"
* group[=].element[=].target[+].code = #infection
* group[=].element[=].target[=].display = "Infection"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #infected
* group[=].element[=].target[+].code = #infection
* group[=].element[=].target[=].display = "Infection"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #abscess
* group[=].element[=].target[+].code = #infection
* group[=].element[=].target[=].display = "Infection"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #cellulitis
* group[=].element[=].target[+].code = #infection
* group[=].element[=].target[=].display = "Infection"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #infecton
* group[=].element[=].target[+].code = #infection
* group[=].element[=].target[=].display = "Infection"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #abcess
* group[=].element[=].target[+].code = #infection
* group[=].element[=].target[=].display = "Infection"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #celulitis
* group[=].element[=].target[+].code = #infection
* group[=].element[=].target[=].display = "Infection"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"nerve damage"
* group[=].element[=].target[+].code = #nerve-damage
* group[=].element[=].target[=].display = "Nerve damage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"nerve injury"
* group[=].element[=].target[+].code = #nerve-damage
* group[=].element[=].target[=].display = "Nerve damage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"nerve lesion"
* group[=].element[=].target[+].code = #nerve-damage
* group[=].element[=].target[=].display = "Nerve damage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"nerve dammage"
* group[=].element[=].target[+].code = #nerve-damage
* group[=].element[=].target[=].display = "Nerve damage"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"skin irritation"
* group[=].element[=].target[+].code = #skin-irritation
* group[=].element[=].target[=].display = "Skin irritation"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #itching
* group[=].element[=].target[+].code = #skin-irritation
* group[=].element[=].target[=].display = "Skin irritation"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"skin itching"
* group[=].element[=].target[+].code = #skin-irritation
* group[=].element[=].target[=].display = "Skin irritation"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"irritation of skin"
* group[=].element[=].target[+].code = #skin-irritation
* group[=].element[=].target[=].display = "Skin irritation"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #iching
* group[=].element[=].target[+].code = #skin-irritation
* group[=].element[=].target[=].display = "Skin irritation"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"vasovagal reaction"
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #vasovagal
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"vaso vagal"
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"vasovagal syncope"
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"vasovagal episode"
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"vasovagal response"
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #fainting
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #fainted
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #faint
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #syncope
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"near syncope"
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #presyncope
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #lightheadedness
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #lightheaded
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #vvs
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #vasovegal
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #vasavagal
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #vasovagle
* group[=].element[=].target[+].code = #vasovagal-reaction
* group[=].element[=].target[=].display = "Vasovagal reaction"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"allergic reaction"
* group[=].element[=].target[+].code = #allergic-reaction
* group[=].element[=].target[=].display = "Allergic reaction"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #allergy
* group[=].element[=].target[+].code = #allergic-reaction
* group[=].element[=].target[=].display = "Allergic reaction"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #allergic
* group[=].element[=].target[+].code = #allergic-reaction
* group[=].element[=].target[=].display = "Allergic reaction"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #anaphylaxis
* group[=].element[=].target[+].code = #allergic-reaction
* group[=].element[=].target[=].display = "Allergic reaction"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #hives
* group[=].element[=].target[+].code = #allergic-reaction
* group[=].element[=].target[=].display = "Allergic reaction"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #urticaria
* group[=].element[=].target[+].code = #allergic-reaction
* group[=].element[=].target[=].display = "Allergic reaction"
* group[=].element[=].target[=].equivalence = #wider
* group[=].element[=].target[=].comment = "The words are narrower than the code."
* group[=].element[+].code = #"alergic reaction"
* group[=].element[=].target[+].code = #allergic-reaction
* group[=].element[=].target[=].display = "Allergic reaction"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #anaphalaxis
* group[=].element[=].target[+].code = #allergic-reaction
* group[=].element[=].target[=].display = "Allergic reaction"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #pneumothorax
* group[=].element[=].target[+].code = #pneumothorax
* group[=].element[=].target[=].display = "Pneumothorax"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #ptx
* group[=].element[=].target[+].code = #pneumothorax
* group[=].element[=].target[=].display = "Pneumothorax"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"collapsed lung"
* group[=].element[=].target[+].code = #pneumothorax
* group[=].element[=].target[=].display = "Pneumothorax"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #pnuemothorax
* group[=].element[=].target[+].code = #pneumothorax
* group[=].element[=].target[=].display = "Pneumothorax"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #pneumothorx
* group[=].element[=].target[+].code = #pneumothorax
* group[=].element[=].target[=].display = "Pneumothorax"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
* group[=].element[+].code = #"local anesthetic systemic toxicity"
* group[=].element[=].target[+].code = #local-anesthetic-toxicity
* group[=].element[=].target[=].display = "Local anesthetic systemic toxicity"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #last
* group[=].element[=].target[+].code = #local-anesthetic-toxicity
* group[=].element[=].target[=].display = "Local anesthetic systemic toxicity"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"local anaesthetic systemic toxicity"
* group[=].element[=].target[+].code = #local-anesthetic-toxicity
* group[=].element[=].target[=].display = "Local anesthetic systemic toxicity"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"local anaesthetic toxicity"
* group[=].element[=].target[+].code = #local-anesthetic-toxicity
* group[=].element[=].target[=].display = "Local anesthetic systemic toxicity"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"local anesthetic toxicity"
* group[=].element[=].target[+].code = #local-anesthetic-toxicity
* group[=].element[=].target[=].display = "Local anesthetic systemic toxicity"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"lidocaine toxicity"
* group[=].element[=].target[+].code = #local-anesthetic-toxicity
* group[=].element[=].target[=].display = "Local anesthetic systemic toxicity"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[+].code = #"local anesthetic toxcity"
* group[=].element[=].target[+].code = #local-anesthetic-toxicity
* group[=].element[=].target[=].display = "Local anesthetic systemic toxicity"
* group[=].element[=].target[=].equivalence = #equivalent
* group[=].element[=].target[=].comment = "Misspelled."
