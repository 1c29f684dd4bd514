/**
 * Whether names are found: the hosts that manifests name, the names that ExternalName Services and probes give, and the DNS of
 * the cluster itself: its Corefiles, its ports, its address and the caches of its nodes. Of names outside the cluster only those are looked at whose zones are given.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.dsl.diagnose.name;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
