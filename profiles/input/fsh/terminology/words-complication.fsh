// Generated from the terminology tables; see docs/terminology.md.
CodeSystem: ClinicWordsComplication
Id: clinic-words-complication
Title: "Clinic words for complications"
Description: "Words, abbreviations and misspellings that clinics write for complications. Used only as the source of a concept map, never as codes in records."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^caseSensitive = false
* ^content = #complete
* #soreness
* #sore
* #"injection site soreness"
* #"post injection soreness"
* #"muscle soreness"
* #"local soreness"
* #"injection site pain"
* #"post injection pain"
* #sorness
* #soarness
* #bruising
* #bruise
* #bruised
* #ecchymosis
* #contusion
* #hematoma
* #haematoma
* #brusing
* #bruisng
* #echymosis
* #hemotoma
* #numbness
* #numb
* #"temporary numbness"
* #"transient numbness"
* #"numbness temporary"
* #numness
* #numbess
* #bleeding
* #bleed
* #bled
* #haemorrhage
* #hemorrhage
* #bleding
* #hemorhage
* #infection
* #"injection site infection"
* #infected
* #abscess
* #cellulitis
* #infecton
* #abcess
* #celulitis
* #"nerve damage"
* #"nerve injury"
* #"nerve lesion"
* #"nerve dammage"
* #"skin irritation"
* #itching
* #"skin itching"
* #"irritation of skin"
* #iching
* #"vasovagal reaction"
* #vasovagal
* #"vaso vagal"
* #"vasovagal syncope"
* #"vasovagal episode"
* #"vasovagal response"
* #fainting
* #fainted
* #faint
* #syncope
* #"near syncope"
* #presyncope
* #lightheadedness
* #lightheaded
* #vvs
* #vasovegal
* #vasavagal
* #vasovagle
* #"allergic reaction"
* #allergy
* #allergic
* #anaphylaxis
* #hives
* #urticaria
* #"alergic reaction"
* #anaphalaxis
* #pneumothorax
* #ptx
* #"collapsed lung"
* #pnuemothorax
* #pneumothorx
* #"local anesthetic systemic toxicity"
* #last
* #"local anaesthetic systemic toxicity"
* #"local anaesthetic toxicity"
* #"local anesthetic toxicity"
* #"lidocaine toxicity"
* #"local anesthetic toxcity"
