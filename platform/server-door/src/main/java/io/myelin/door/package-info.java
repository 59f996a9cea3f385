/**
 * What the server does with sockets before an application sees a request: no stranger holds a
 * worker, memory or a place for longer than an honest peer needs. Open {@link
 * io.myelin.door.Sockets} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.door;
