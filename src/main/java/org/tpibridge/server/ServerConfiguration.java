package org.tpibridge.server;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.tpibridge.server.admin.ApiConfiguration;
import org.tpibridge.server.admin.ListenerController;
import org.tpibridge.server.fhir.DefinitionFiles;
import org.tpibridge.server.fhir.FhirServlet;
import org.tpibridge.server.fhir.PackageServlet;
import org.tpibridge.server.security.LocalTokenIntrospector;
import org.tpibridge.server.security.SecurityConfiguration;
import org.tpibridge.server.security.UrlFilter;

/** Assembles the parts of the server. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({SecurityConfiguration.class, ApiConfiguration.class})
class ServerConfiguration {

  @Bean
  OpaqueTokenIntrospector tokens(ServerSettings settings) {
    return new LocalTokenIntrospector(settings.token());
  }

  @Bean
  ListenerController listener(ServerComponents components) {
    return new ListenerController(components.listener());
  }

  @Bean
  DefinitionFiles definitions() {
    return DefinitionFiles.shipped();
  }

  @Bean
  ServletRegistrationBean<FhirServlet> fhir(
      ServerComponents components, DefinitionFiles definitions) {
    FhirServlet servlet =
        new FhirServlet(
            components.fhir(),
            components.store(),
            components.validator(),
            definitions,
            components.zone(),
            components.version(),
            components.clock());
    ServletRegistrationBean<FhirServlet> registration =
        new ServletRegistrationBean<>(servlet, "/fhir/*");
    registration.setLoadOnStartup(1);
    return registration;
  }

  @Bean
  ServletRegistrationBean<PackageServlet> definitionPackage(DefinitionFiles definitions) {
    return new ServletRegistrationBean<>(new PackageServlet(definitions), "/fhir/package.tgz");
  }

  @Bean
  FilterRegistrationBean<UrlFilter> urls() {
    FilterRegistrationBean<UrlFilter> registration = new FilterRegistrationBean<>(new UrlFilter());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /** The server is ready when the definitions are loaded. */
  @Bean
  ApplicationRunner warmUp(ServletRegistrationBean<FhirServlet> fhir) {
    return arguments -> fhir.getServlet().warmUp();
  }
}
