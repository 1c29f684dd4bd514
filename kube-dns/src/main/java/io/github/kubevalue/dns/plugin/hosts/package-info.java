/**
 * The plugin {@code hosts}: names and addresses in the form of {@code /etc/hosts}, given inline or in a file. It stands
 * before {@code kubernetes}, so it can override names of the cluster. Of the hosts file of CoreDNS's own pod, which it reads
 * if no other is named, only the lines that all pods have are known. Files that are read again when they change are not
 * modelled.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dns.plugin.hosts;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
