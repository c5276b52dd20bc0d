package org.tpibridge.validation;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.InternalErrorReport;
import org.tpibridge.finding.Place;
import org.tpibridge.validation.conformance.ContentBytes;
import org.tpibridge.validation.conformance.DefinitionPackage;
import org.tpibridge.validation.conformance.ValidatorDefinitions;

/**
 * Validates resources against FHIR R4, TPI Bridge's profiles and added packages, without any
 * network access. Invalid input leads to findings, never to an exception. One instance can be used
 * by any number of threads.
 *
 * <p>A finding's {@code expression} is FHIRPath from the content's root, such as {@code
 * Bundle.entry[3].resource.value.unit}: with indexes for repeating elements, and choice types by
 * their base name ({@code value}, not {@code value.ofType(Quantity)}).
 */
public final class Validator {

  private static final Logger LOG = LoggerFactory.getLogger(Validator.class);

  private final FhirContext fhir;
  private final ValidatorDefinitions definitions;
  private final InstanceValidatorPool validators;

  private Validator(FhirContext fhir, ValidatorDefinitions definitions) {
    this.fhir = fhir;
    this.definitions = definitions;
    this.validators =
        new InstanceValidatorPool(() -> new PooledInstanceValidator(definitions.context()));
  }

  /**
   * Creates a validator for FHIR R4 and TPI Bridge's profiles.
   *
   * @param fhir the program's only R4 context
   */
  public static Validator create(FhirContext fhir) {
    return create(fhir, List.of());
  }

  /**
   * Creates a validator that also uses other packages, such as US Core.
   *
   * @param fhir the program's only R4 context
   * @param packages in order: the first one that defines a canonical URL is used, after TPI
   *     Bridge's
   */
  public static Validator create(FhirContext fhir, List<DefinitionPackage> packages) {
    return new Validator(fhir, ValidatorDefinitions.of(fhir, packages));
  }

  /**
   * Validates one resource, which may be a Bundle; for {@link FhirFileFormat#NDJSON}, each line.
   *
   * @param content the bytes as read; JSON must be UTF-8, XML may declare its encoding
   * @param source the input's name, for the findings' places
   * @param profiles canonical URLs to validate against, in addition to those that the content
   *     claims
   */
  public List<Finding> validate(
      byte[] content, FhirFileFormat format, String source, List<String> profiles) {
    return switch (format) {
      case JSON -> json(content, source, 1, profiles);
      case XML -> {
        ContentBytes bytes = ContentBytes.of(content);
        yield validateContent(
            XmlSyntaxCheck.read(bytes, source), bytes, FhirFormat.XML, source, 1, profiles);
      }
      case NDJSON -> {
        List<Finding> all = new ArrayList<>();
        FhirContentReader.lines(content, source)
            .forEachRemaining(line -> all.addAll(validate(line, profiles)));
        yield List.copyOf(all);
      }
    };
  }

  /**
   * Validates one resource of an input; see {@link FhirContentReader}.
   *
   * @param profiles canonical URLs to validate against, in addition to those that the content
   *     claims
   */
  public List<Finding> validate(FhirContent content, List<String> profiles) {
    return content.format() == FhirFileFormat.XML
        ? validate(content.bytes(), FhirFileFormat.XML, content.source(), profiles)
        : json(content.bytes(), content.source(), content.line(), profiles);
  }

  /**
   * Validates a resource in memory, such as a visit's Bundle. Its findings have an expression and
   * no place, because the caller defines the row of each element.
   */
  public List<Finding> validate(IBaseResource resource, List<String> profiles) {
    List<String> claimed = new ArrayList<>();
    resource.getMeta().getProfile().forEach(profile -> claimed.add(profile.getValue()));
    byte[] encoded =
        fhir.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    SyntaxCheckResult accepted = new SyntaxCheckResult.ValidSyntax(claimed);
    return validateContent(accepted, ContentBytes.of(encoded), FhirFormat.JSON, "", 1, profiles)
        .stream()
        .map(Validator::withoutPlace)
        .toList();
  }

  private static Finding withoutPlace(Finding finding) {
    return new Finding(
        finding.severity(),
        finding.code(),
        finding.message(),
        finding.expression(),
        Optional.empty(),
        finding.suggestion());
  }

  private List<Finding> json(byte[] content, String source, long line, List<String> profiles) {
    ContentBytes bytes = ContentBytes.of(content);
    return validateContent(
        JsonSyntaxCheck.read(bytes, source, line), bytes, FhirFormat.JSON, source, line, profiles);
  }

  private List<Finding> validateContent(
      SyntaxCheckResult syntax,
      ContentBytes content,
      FhirFormat format,
      String source,
      long firstLine,
      List<String> profiles) {
    if (syntax instanceof SyntaxCheckResult.InvalidSyntax refused) {
      return List.of(refused.finding());
    }
    List<Finding> findings = new ArrayList<>();
    List<String> knownProfiles = new ArrayList<>();
    for (String profile : profiles) {
      if (definitions.defines(profile)) {
        knownProfiles.add(profile);
      } else {
        findings.add(unknownProfile(profile, source));
      }
    }
    knownProfiles.addAll(((SyntaxCheckResult.ValidSyntax) syntax).profiles());
    try {
      findings.addAll(
          new MessageTranslation(new MessagePlaces(source, firstLine), definitions::hasPublisherOf)
              .translate(
                  validators.withValidator(
                      validator -> validator.validate(content, format, knownProfiles))));
      return List.copyOf(findings);
    } catch (RuntimeException | StackOverflowError failure) {
      // The message may quote the content, so only the exception's class is logged.
      LOG.warn("The validator failed on a resource: {}", failure.getClass().getName());
      return List.of(
          Finding.error(
                  ValidationFindingCode.FAILED.code(),
                  "This resource was not validated, because an internal error occurred.")
              .withSuggestion(InternalErrorReport.suggestion(failure))
              .at(new Place.Whole(source)));
    }
  }

  private static Finding unknownProfile(String url, String source) {
    return Finding.error(
            ValidationFindingCode.PROFILE_UNKNOWN.code(),
            "The resource was not checked against the profile "
                + url
                + ", because no package defines it.")
        .withSuggestion("Add the package that defines it.")
        .at(new Place.Whole(source));
  }
}
