package org.tpibridge.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses URLs that the libraries would answer as an internal error. */
public final class UrlFilter extends OncePerRequestFilter {
  private static final String INVALID =
      "The URL is not valid: its path contains a semicolon, or its query a % that is not followed by"
          + " two hexadecimal digits.";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getRequestURI().indexOf(';') < 0 && isDecodable(request.getQueryString())) {
      chain.doFilter(request, response);
    } else {
      OutcomeResponse.write(response, HttpStatus.BAD_REQUEST, "invalid", INVALID);
    }
  }

  private static boolean isDecodable(String query) {
    try {
      return query == null || URLDecoder.decode(query, UTF_8) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
