/** The host's part of the REST contract. Open {@link io.myelin.host.rest.HostApplication} first. */
@org.jspecify.annotations.NullMarked
package io.myelin.host.rest;
