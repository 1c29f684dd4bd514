/**
 * The plugin {@code hosts}: names and addresses in the form of {@code /etc/hosts}, given inline. It stands before {@code
 * kubernetes}, so it can override names of the cluster. Files that are read again when they change are not modelled.
 */
@NullMarked
package io.github.kubevalue.dns.plugin.hosts;

import org.jspecify.annotations.NullMarked;
