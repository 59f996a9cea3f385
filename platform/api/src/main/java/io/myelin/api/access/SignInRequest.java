package io.myelin.api.access;

import io.myelin.api.RequestBody;
import java.util.Optional;

/** A name and its password, or the secret of a one-time link. */
public record SignInRequest(Optional<String> name, Optional<Secret> password, Optional<Secret> link)
    implements RequestBody {}
