package io.myelin.host.rest;

import io.myelin.api.serving.Once;
import jakarta.enterprise.context.ApplicationScoped;

/** The host's own: a key that was sent to another application is another key. */
@ApplicationScoped
public class HostOnce extends Once {}
