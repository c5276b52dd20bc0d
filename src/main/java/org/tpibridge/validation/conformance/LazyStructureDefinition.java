package org.tpibridge.validation.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r5.formats.JsonParser;
import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.DateTimeType;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r5.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r5.model.Extension;
import org.hl7.fhir.r5.model.PackageInformation;
import org.hl7.fhir.r5.model.StringType;
import org.hl7.fhir.r5.model.StructureDefinition;

/**
 * A StructureDefinition whose metadata is loaded at once and whose snapshot is parsed on first use.
 * The validator iterates over all 600 structures to find one by name, but uses only about 30.
 */
final class LazyStructureDefinition extends StructureDefinition {
  private static final long serialVersionUID = 1L;

  // Columns of the index; see DefinitionStoreWriter.
  private static final int ID = 3;
  private static final int NAME = 4;
  private static final int STATUS = 5;
  private static final int KIND = 6;
  private static final int ABSTRACT = 7;
  private static final int TYPE = 8;
  private static final int BASE_DEFINITION = 9;
  private static final int DERIVATION = 10;
  private static final int TITLE = 11;
  private static final int EXPERIMENTAL = 12;
  private static final int DATE = 13;
  private static final int FHIR_VERSION = 14;

  private final transient DefinitionStore definitions;
  private final transient DefinitionStore.StoredDefinition definition;
  private final String versionedUrl;
  private volatile boolean complete;
  private boolean hasSnapshot;

  private final transient Consumer<ElementDefinition> elementPostProcessor;

  /**
   * @param elementPostProcessor applied to each element of the snapshot when it is read
   */
  LazyStructureDefinition(
      DefinitionStore definitions,
      DefinitionStore.StoredDefinition definition,
      Consumer<ElementDefinition> elementPostProcessor) {
    this.elementPostProcessor = elementPostProcessor;
    this.definitions = definitions;
    this.definition = definition;
    List<String> columns = definition.columns();
    setUrl(definition.url());
    setVersionElement(
        definition.version().isEmpty() ? null : NonEmptyValues.text(definition.version()));
    setId(text(columns.get(ID)));
    setName(columns.get(NAME));
    setStatus(PublicationStatus.fromCode(columns.get(STATUS)));
    setKind(StructureDefinitionKind.fromCode(columns.get(KIND)));
    setAbstractElement(NonEmptyValues.flag(Boolean.parseBoolean(columns.get(ABSTRACT))));
    versionedUrl = super.getVersionedUrl();
    setType(columns.get(TYPE));
    setBaseDefinition(text(columns.get(BASE_DEFINITION)));
    setDerivation(
        columns.get(DERIVATION).isEmpty()
            ? null
            : TypeDerivationRule.fromCode(columns.get(DERIVATION)));
    setTitle(text(columns.get(TITLE)));
    setExperimentalElement(
        columns.get(EXPERIMENTAL).isEmpty()
            ? null
            : new BooleanType(Boolean.parseBoolean(columns.get(EXPERIMENTAL))));
    setDateElement(columns.get(DATE).isEmpty() ? null : new DateTimeType(columns.get(DATE)));
    setFhirVersion(
        columns.get(FHIR_VERSION).isEmpty()
            ? null
            : FHIRVersion.fromCode(columns.get(FHIR_VERSION)));
    if (!definition.blob().equals("own")) {
      setSourcePackage(new PackageInformation("hl7.fhir.r4.core", null, null, null));
    }
  }

  private static String text(String value) {
    return value.isEmpty() ? null : value;
  }

  private void complete() {
    if (!complete) {
      read();
    }
  }

  private synchronized void read() {
    if (complete) {
      return;
    }
    try {
      StructureDefinition body =
          (StructureDefinition) new JsonParser().parse(definitions.read(definition));
      body.getSnapshot().getElement().forEach(elementPostProcessor);
      setSnapshot(body.getSnapshot());
      hasSnapshot = super.hasSnapshot();
      setDifferential(body.getDifferential());
      setExtension(body.getExtension());
      setContext(body.getContext());
      setContextInvariant(body.getContextInvariant());
      setDescription(body.getDescription());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    complete = true;
  }

  @Override
  public StructureDefinitionSnapshotComponent getSnapshot() {
    complete();
    return super.getSnapshot();
  }

  @Override
  public boolean hasSnapshot() {
    complete();
    return hasSnapshot;
  }

  @Override
  public String getVersionedUrl() {
    return versionedUrl;
  }

  @Override
  public StructureDefinitionDifferentialComponent getDifferential() {
    complete();
    return super.getDifferential();
  }

  @Override
  public boolean hasDifferential() {
    complete();
    return super.hasDifferential();
  }

  @Override
  public List<Extension> getExtension() {
    complete();
    return super.getExtension();
  }

  @Override
  public boolean hasExtension() {
    complete();
    return super.hasExtension();
  }

  @Override
  public List<StructureDefinitionContextComponent> getContext() {
    complete();
    return super.getContext();
  }

  @Override
  public boolean hasContext() {
    complete();
    return super.hasContext();
  }

  @Override
  public List<StringType> getContextInvariant() {
    complete();
    return super.getContextInvariant();
  }

  @Override
  public boolean hasContextInvariant() {
    complete();
    return super.hasContextInvariant();
  }

  @Override
  public String getDescription() {
    complete();
    return super.getDescription();
  }

  @Override
  public boolean hasDescription() {
    complete();
    return super.hasDescription();
  }
}
