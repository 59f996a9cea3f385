package io.myelin.api.access;

import io.myelin.api.RequestBody;
import java.util.Optional;

/** What is changed of a user; what is not named stays. */
public record UserChange(Optional<String> role, Optional<Secret> password) implements RequestBody {}
