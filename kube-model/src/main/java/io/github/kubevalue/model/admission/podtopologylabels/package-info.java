/** {@code PodTopologyLabels}: a bound pod bears the zone and the region of its node. */
@NullMarked
package io.github.kubevalue.model.admission.podtopologylabels;

import org.jspecify.annotations.NullMarked;
