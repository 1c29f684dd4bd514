/**
 * CustomResourceDefinitions at work: what a definition must be, which names it gets, and how the API server treats the
 * objects of the kinds that it defines. Conversion by webhooks is not modelled.
 */
@NullMarked
package io.github.kubevalue.model.customresource;

import org.jspecify.annotations.NullMarked;
