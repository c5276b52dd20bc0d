package org.tpibridge.validation;

import java.util.regex.Pattern;

/** Converts the library's location to FHIRPath for users and for the element trace. */
final class ElementPath {

  /** {@code resource/*Observation/f1*}{@code /}: the content of an entry, added as a comment. */
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/");

  private static final Pattern CHOICE_TYPE = Pattern.compile("\\.ofType\\([^)]*\\)");

  private ElementPath() {}

  static String clean(String location) {
    if (location == null) {
      return "";
    }
    String bare = location.indexOf("/*") < 0 ? location : COMMENT.matcher(location).replaceAll("");
    if (bare.startsWith("/f:")) {
      // The XML reader gives XPath until it has found that the content is a resource.
      return bare.substring("/f:".length()).replace("/f:", ".");
    }
    return bare.contains(".ofType(") ? CHOICE_TYPE.matcher(bare).replaceAll("") : bare;
  }
}
