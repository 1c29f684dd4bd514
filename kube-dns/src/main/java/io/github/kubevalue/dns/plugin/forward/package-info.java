/**
 * The plugin {@code forward}: queries that leave the cluster. The upstream is the {@link
 * io.github.kubevalue.dns.zone.Zones zones} that are given, asked as a recursive resolver is asked. Which of several
 * upstreams is asked, their health, and concurrency limits are not modelled: all of them say the same.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.forward;

import org.jspecify.annotations.NullMarked;
