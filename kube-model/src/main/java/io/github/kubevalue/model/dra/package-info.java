/**
 * The API group resource.k8s.io: devices, the claims to them and the classes they are claimed by. All of v1 is typed. The
 * package is called by what upstream calls the feature, Dynamic Resource Allocation, for {@code resource} here is what
 * pods request and nodes have.
 */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.dra;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
