/** The host's faces to HTTP. Open {@link io.myelin.host.web.HostStarter} first. */
@org.jspecify.annotations.NullMarked
package io.myelin.host.web;
