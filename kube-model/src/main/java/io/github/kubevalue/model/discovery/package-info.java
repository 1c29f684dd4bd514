/** The API group discovery.k8s.io: which addresses stand behind a Service, in slices. All of v1 is typed. */
@NullMarked
@KubeValue
package io.github.kubevalue.model.discovery;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
