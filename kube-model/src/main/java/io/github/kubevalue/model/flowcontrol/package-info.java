/** The API group flowcontrol.apiserver.k8s.io: which requests the API server works on first. All of v1 is typed. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.flowcontrol;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
