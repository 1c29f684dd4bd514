/**
 * The API group apiextensions.k8s.io (v1): CustomResourceDefinition and the schemas that it holds. A schema's
 * extensions, which documents call {@code x-kubernetes-…}, are named here without that.
 */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.apiextensions;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
