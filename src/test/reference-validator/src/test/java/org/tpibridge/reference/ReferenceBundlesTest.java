package org.tpibridge.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Bundles of visits conform to TPI Bridge's profiles and, where it is available, US Core. */
class ReferenceBundlesTest {
  private static final AcceptedMessages COMMON = AcceptedMessages.under("Examples and Bundles");
  private static final AcceptedMessages OTHERS =
      AcceptedMessages.under(
          ReferenceValidator.knowsUsCore() ? "Bundles and US Core 6.1.0" : "Without US Core");

  static List<Path> bundles() {
    return ProjectFiles.bundles();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void hasOnlyAcceptedMessages(Path file) {
    assertThat(COMMON.and(OTHERS).missing(ReferenceValidator.validate(file))).isEmpty();
  }

  @Test
  void listedMessagesOccur() {
    List<Message> ofBundles = all(bundles());
    List<Message> all = new ArrayList<>(ofBundles);
    all.addAll(all(ProjectFiles.validExamples()));
    assertThat(COMMON.unused(all)).isEmpty();
    assertThat(OTHERS.unused(ofBundles)).isEmpty();
  }

  @Test
  void claimsOfUsCoreAreChecked() {
    assumeTrue(ReferenceValidator.knowsUsCore(), "US Core is not available");
    String json =
        new String(
            ProjectFiles.bytes(Path.of("examples", "fhir", "V-2024-0101.json")),
            StandardCharsets.UTF_8);
    String withoutGender = json.replaceFirst("\\s*\"gender\": ?\"[a-z]+\",", "");
    assertThat(withoutGender).isNotEqualTo(json);
    assertThat(
            ReferenceValidator.validate(
                "without gender", withoutGender.getBytes(StandardCharsets.UTF_8)))
        .filteredOn(Message::isError)
        .anySatisfy(
            error -> assertThat(error.text()).contains("gender").contains("us-core-patient"));
  }

  private static List<Message> all(List<Path> files) {
    return files.stream().flatMap(file -> ReferenceValidator.validate(file).stream()).toList();
  }
}
