package org.tpibridge.server.fhir;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends the FHIR package with the profiles and terminology that the program ships. */
public final class PackageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final byte[] archive;

  public PackageServlet(DefinitionFiles definitions) {
    this.archive = definitions.archive();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/gzip");
    response.setHeader("Content-Disposition", "attachment; filename=\"package.tgz\"");
    response.setContentLength(archive.length);
    response.getOutputStream().write(archive);
  }
}
