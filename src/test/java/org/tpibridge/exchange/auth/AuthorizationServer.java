package org.tpibridge.exchange.auth;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * A real authorization server with two clients, which fetches their keys from a URL. Its tokens are
 * valid for a short time.
 */
final class AuthorizationServer implements AutoCloseable {
  static final String RSA_CLIENT = "bridge-rs384";
  static final String EC_CLIENT = "bridge-es384";

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Server {
    @Bean
    RegisteredClientRepository clients(
        @org.springframework.beans.factory.annotation.Value("${test.jwks}") String keys) {
      return new InMemoryRegisteredClientRepository(
          client(RSA_CLIENT, keys, SignatureAlgorithm.RS384),
          client(EC_CLIENT, keys, SignatureAlgorithm.ES384));
    }

    private static RegisteredClient client(String id, String keys, SignatureAlgorithm algorithm) {
      return RegisteredClient.withId(id)
          .clientId(id)
          .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
          .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
          .scopes(
              scopes -> {
                scopes.add("system/Procedure.crus");
                scopes.add("system/Patient.rs");
              })
          .clientSettings(
              ClientSettings.builder()
                  .jwkSetUrl(keys)
                  .tokenEndpointAuthenticationSigningAlgorithm(algorithm)
                  .build())
          .tokenSettings(
              TokenSettings.builder().accessTokenTimeToLive(Duration.ofMinutes(5)).build())
          .build();
    }
  }

  private final ConfigurableApplicationContext context;

  private AuthorizationServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * @param keys URL of the clients' public keys
   */
  static AuthorizationServer start(URI keys) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "server.port", 0,
                    "server.address", "127.0.0.1",
                    "spring.main.banner-mode", "off",
                    "spring.config.location", "optional:classpath:/none/",
                    "test.jwks", keys.toString())));
    SpringApplication application = new SpringApplication(Server.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setEnvironment(environment);
    application.setLogStartupInfo(false);
    return new AuthorizationServer(application.run());
  }

  URI tokenUrl() {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    return URI.create("http://127.0.0.1:" + port + "/oauth2/token");
  }

  @Override
  public void close() {
    context.close();
  }
}
