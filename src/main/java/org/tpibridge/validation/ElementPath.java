package org.tpibridge.validation;

import java.util.regex.Pattern;

/** Makes the library's location FHIRPath that a person and the source trace can use. */
final class ElementPath {

  /** {@code resource/*Observation/f1*}{@code /}: what an entry holds, put in as a comment. */
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/");

  private static final Pattern CHOICE_TYPE = Pattern.compile("\\.ofType\\([^)]*\\)");

  private ElementPath() {}

  static String clean(String location) {
    if (location == null) {
      return "";
    }
    String bare = location.indexOf("/*") < 0 ? location : COMMENT.matcher(location).replaceAll("");
    if (bare.startsWith("/f:")) {
      // The XML reader speaks XPath before the resource is known to be one.
      return bare.substring("/f:".length()).replace("/f:", ".");
    }
    return bare.contains(".ofType(") ? CHOICE_TYPE.matcher(bare).replaceAll("") : bare;
  }
}
