package io.myelin.node.security.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.myelin.node.security.oidc.OidcException.Kind;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** The provider: what it says of itself, codes for tokens, and whether a token is its own. */
final class Provider {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int LARGEST = 1 << 20;

  /** Never "none", and never a secret that both sides share. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384);

  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final OidcSettings settings;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Optional<Known> known = Optional.empty();

  /** Not before is it asked again; guarded by {@code asking}. */
  private long again = System.nanoTime();

  private record Known(URI authorization, URI token, JWKSource<SecurityContext> keys) {}

  Provider(OidcSettings settings) {
    this.settings = settings;
  }

  URI authorization() throws OidcException {
    return known().authorization();
  }

  /**
   * Asked once; after a failure, again when some seconds have passed. Who comes while it is asked
   * does not wait: a provider that hangs may not take all threads.
   */
  private Known known() throws OidcException {
    Optional<Known> seen = known;
    if (seen.isPresent()) {
      return seen.get();
    }
    if (!asking.tryLock()) {
      throw new OidcException(Kind.BUSY, "The provider is being asked at this moment; try again.");
    }
    try {
      if (again - System.nanoTime() > 0) {
        throw new OidcException(Kind.BUSY, "The provider did not answer a moment ago; try again.");
      }
      return learn();
    } finally {
      if (known.isEmpty()) {
        again = System.nanoTime() + AGAIN_NANOS;
      }
      asking.unlock();
    }
  }

  private Known learn() throws OidcException {
    if (known.isEmpty()) {
      URI place =
          URI.create(
              settings.issuer().toString().replaceFirst("/$", "")
                  + "/.well-known/openid-configuration");
      JsonNode said = ask(HttpRequest.newBuilder(place).GET());
      if (!said.path("issuer").asText().equals(settings.issuer().toString())) {
        throw new OidcException(
            Kind.AWAY,
            "The provider calls itself '"
                + shown(said.path("issuer").asText())
                + "'; needed: "
                + settings.issuer()
                + ", as the configuration says.");
      }
      try {
        known =
            Optional.of(
                new Known(
                    address(said, "authorization_endpoint"),
                    address(said, "token_endpoint"),
                    JWKSourceBuilder.<SecurityContext>create(
                            address(said, "jwks_uri").toURL(),
                            new DefaultResourceRetriever(5_000, 5_000, LARGEST))
                        .build()));
      } catch (MalformedURLException | IllegalArgumentException e) {
        throw new OidcException(
            Kind.AWAY, "The provider names an address that is none: " + e.getMessage());
      }
    }
    return known.orElseThrow();
  }

  private static URI address(JsonNode said, String name) {
    return OidcSettings.secure(URI.create(said.path(name).asText()));
  }

  /** Gives a code for the claims of whom it was made for. */
  JWTClaimsSet claims(String code, String verifier, String nonce) throws OidcException {
    Known provider = known();
    String form =
        form(
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                settings.callback().toString(),
                "client_id",
                settings.clientId(),
                "code_verifier",
                verifier));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(provider.token())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    Optional<String> secret = secret();
    if (secret.isPresent()) {
      String pair = encoded(settings.clientId()) + ":" + encoded(secret.get());
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    return verified(provider, ask(request).path("id_token").asText(), nonce);
  }

  private JWTClaimsSet verified(Known provider, String token, String nonce) throws OidcException {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys()));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            settings.clientId(),
            new JWTClaimsSet.Builder()
                .issuer(settings.issuer().toString())
                .claim("nonce", nonce)
                .build(),
            Set.of("sub", "exp", "iat")));
    try {
      return processor.process(token, null);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw new OidcException(
          Kind.TOKEN_REFUSED,
          "The provider's token was refused: " + e.getMessage() + "; sign in once more.");
    }
  }

  /** Read each time, so that it can be changed while the node runs. */
  private Optional<String> secret() throws OidcException {
    if (settings.secretFile().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(settings.secretFile().get()).strip());
    } catch (IOException e) {
      throw new OidcException(
          Kind.AWAY, "The client's secret cannot be read: " + e.getMessage() + "; mend its file.");
    }
  }

  private JsonNode ask(HttpRequest.Builder builder) throws OidcException {
    HttpRequest request = builder.timeout(LIMIT).build();
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() == 400) {
        throw new OidcException(
            Kind.CODE_REFUSED,
            "The provider did not take what this browser brought; sign in once more.");
      }
      if (answer.statusCode() != 200 || answer.body().length > LARGEST) {
        throw new OidcException(
            Kind.AWAY,
            "The provider answered HTTP "
                + answer.statusCode()
                + " at "
                + request.uri().getPath()
                + "; needed: 200.");
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new OidcException(
          Kind.AWAY,
          "The provider "
              + settings.issuer()
              + " does not answer; try again, or use"
              + " ./myelin signin on the node's machine.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OidcException(Kind.AWAY, "The node is shutting down.");
    }
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String shown(String text) {
    return text.substring(0, Math.min(text.length(), 120));
  }
}
