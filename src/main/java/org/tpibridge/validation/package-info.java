/**
 * FHIR R4 in, findings out; offline, whatever the input claims.
 *
 * <p>The door is {@link org.tpibridge.validation.Validator}. A content first passes a {@code
 * Preflight}, which reads the syntax once, strictly, and turns what is not JSON, not XML or not a
 * resource into one finding with line and column; it also tells which profiles the content claims.
 * What passes goes to an {@code InstanceCheck}: the library's instance validator, taken from a
 * {@code CheckPool}, so that building one (most of the cost of a stock validation) happens once per
 * concurrent caller. After each run its {@code PristineState} puts every field back to what it was
 * when new. The raw messages leave through the {@code MessageTranslation}, which gives them stable
 * codes, clean paths and places, and folds what an offline validator cannot know (SNOMED CT, say)
 * into one information per code system.
 *
 * <p>Definitions come from three layers: FHIR R4's own, our package, and packages that the caller
 * adds ({@link org.tpibridge.validation.DefinitionPackage}).
 */
package org.tpibridge.validation;
