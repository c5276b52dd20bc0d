package org.tpibridge.reference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.utils.validation.IResourceValidator;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.http.ManagedWebAccess.WebAccessPolicy;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.validation.ValidationEngine;
import org.hl7.fhir.validation.instance.advisor.BasePolicyAdvisorForFullValidation;

/**
 * HL7's reference validator with FHIR R4, HL7's terminology and extensions, this project's package
 * and, where it is available, US Core. It has no network and no terminology server.
 */
final class ReferenceValidator {
  private static final List<String> PACKAGES =
      List.of("hl7.terminology.r4#7.0.1", "hl7.fhir.uv.extensions.r4#5.3.0-ballot-tc1");
  private static final String US_CORE = System.getProperty("reference.us-core", "");
  // One instance for all: each new one would load FHIR again to check the contexts of extensions.
  private static final IResourceValidator VALIDATOR = validator();
  private static final ConcurrentMap<Path, List<Message>> MESSAGES = new ConcurrentHashMap<>();

  private ReferenceValidator() {}

  static boolean knowsUsCore() {
    return !US_CORE.isEmpty();
  }

  /** Errors and warnings; hints are omitted. */
  static List<Message> validate(Path file) {
    return MESSAGES.computeIfAbsent(
        file, path -> validate(path.getFileName().toString(), ProjectFiles.bytes(path)));
  }

  static synchronized List<Message> validate(String name, byte[] json) {
    List<ValidationMessage> messages = new ArrayList<>();
    try {
      VALIDATOR.validate(null, messages, new ByteArrayInputStream(json), FhirFormat.JSON);
    } catch (Exception e) {
      throw new IllegalStateException(name + " cannot be validated", e);
    }
    return messages.stream()
        .filter(message -> message.getLevel().ordinal() <= IssueSeverity.WARNING.ordinal())
        .map(Message::of)
        .toList();
  }

  private static IResourceValidator validator() {
    ManagedWebAccess.setAccessPolicy(WebAccessPolicy.PROHIBITED);
    try {
      ValidationEngine engine =
          new ValidationEngine.ValidationEngineBuilder()
              .withVersion("4.0.1")
              .withNoTerminologyServer()
              .withCanRunWithoutTerminologyServer(true)
              .fromSource("hl7.fhir.r4.core#4.0.1");
      for (String name : PACKAGES) {
        load(engine, name);
      }
      if (knowsUsCore()) {
        load(engine, US_CORE);
      }
      load(engine, ProjectFiles.PACKAGE.toString());
      // Examples refer to resources that are not part of them.
      engine.setPolicyAdvisor(
          new BasePolicyAdvisorForFullValidation(
              ReferenceValidationPolicy.CHECK_TYPE_IF_EXISTS, Set.of()));
      // As for a guide that is to be published. R4's own definitions contain example URLs.
      engine
          .getDefaultInstanceValidatorParameters()
          .setForPublication(true)
          .setAllowExampleUrls(true);
      engine.prepare();
      IResourceValidator validator = engine.getValidator(FhirFormat.JSON);
      // The first SNOMED CT code gives an internal error instead of "no terminology server".
      byte[] first = ProjectFiles.bytes(ProjectFiles.ANY_WITH_SNOMED_CT);
      validator.validate(null, new ArrayList<>(), new ByteArrayInputStream(first), FhirFormat.JSON);
      return validator;
    } catch (IOException e) {
      throw new UncheckedIOException("The FHIR packages are missing. Run profiles/validate.sh.", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void load(ValidationEngine engine, String source) throws IOException {
    engine.getIgLoader().loadIg(engine.getIgs(), engine.getBinaries(), source, false);
  }
}
