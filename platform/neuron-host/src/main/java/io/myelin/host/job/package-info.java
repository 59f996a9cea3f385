/** What goes on after its request was answered. Open {@link io.myelin.host.job.JobBook} first. */
@org.jspecify.annotations.NullMarked
package io.myelin.host.job;
