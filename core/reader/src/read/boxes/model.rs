//! How sure a box is empty, marked, touched or cancelled: boosted trees and a small neural network, averaged.
//!
//! The two were trained apart and see different things (numbers; numbers and the picture): where they disagree the
//! average is unsure, and that is what a doubt should be. The weights come from the trainer in `docs/card-model`.

use super::features::{FEATURES, PICTURE, Seen};

/// The trained weights.
static WEIGHTS: &[u8] = include_bytes!("../model/boxes.bin");
/// What the weights start with: format and version.
const MAGIC: &[u8] = b"OGB1";
/// Empty, marked, touched, cancelled.
pub(in super::super) const CLASSES: usize = 4;
/// The most nodes from root to leaf; a bound on hostile weights, of which there are none.
const DEEPEST: usize = 64;

/// Chances of empty, marked, touched, cancelled.
pub(in super::super) type Chances = [f32; CLASSES];

/// The model, unpacked.
#[derive(Debug)]
pub(in super::super) struct Model {
    /// Per class the value before any tree.
    base: [f32; CLASSES],
    /// Root of each tree in `nodes`; tree `n` adds to class `n % CLASSES`.
    roots: Vec<u32>,
    nodes: Vec<Node>,
    /// Means and scales of the network's inputs.
    norm: Vec<(f32, f32)>,
    layers: Vec<Layer>,
    /// The two parts' softness: logits are divided by these.
    softness: [f32; 2],
}

#[derive(Debug, Clone, Copy)]
struct Node {
    /// Which number; [`LEAF`] for a leaf.
    feature: u16,
    /// Steps to the node for greater values; the next node is for the others.
    right: u16,
    /// Threshold, or the leaf's value.
    value: f32,
}

const LEAF: u16 = u16::MAX;

#[derive(Debug)]
struct Layer {
    inputs: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
}

/// Takes numbers off the weights, one after another.
struct Source<'a>(&'a [u8]);

impl Source<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, tail) = self.0.split_first_chunk::<N>()?;
        self.0 = tail;
        Some(*head)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn f32(&mut self) -> Option<f32> {
        self.take().map(f32::from_le_bytes)
    }

    fn i8(&mut self) -> Option<f32> {
        self.take::<1>().map(|[byte]| f32::from(i8::from_le_bytes([byte])))
    }
}

impl Model {
    /// The embedded model; `None` only if its file is damaged.
    pub(in super::super) fn embedded() -> Option<&'static Self> {
        static MODEL: std::sync::OnceLock<Option<Model>> = std::sync::OnceLock::new();
        MODEL.get_or_init(|| Self::parse(WEIGHTS)).as_ref()
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut from = Source(bytes.strip_prefix(MAGIC)?);
        if from.u32()? as usize != FEATURES || from.u32()? as usize != PICTURE {
            return None;
        }
        let softness = [from.f32()?, from.f32()?];
        let mut base = [0.0; CLASSES];
        for value in &mut base {
            *value = from.f32()?;
        }
        let trees = from.u32()?.min(4096);
        let count = from.u32()?.min(1 << 20);
        let roots = (0..trees).map(|_| from.u32()).collect::<Option<Vec<_>>>()?;
        let nodes = (0..count)
            .map(|_| Some(Node { feature: from.u16()?, right: from.u16()?, value: from.f32()? }))
            .collect::<Option<Vec<_>>>()?;
        let norm =
            (0..FEATURES + PICTURE).map(|_| Some((from.f32()?, from.f32()?))).collect::<Option<Vec<_>>>()?;
        let mut layers = Vec::new();
        let mut inputs = FEATURES + PICTURE;
        for _ in 0..from.u32()?.min(8) {
            let outputs = from.u32()?.min(1024) as usize;
            let mut weights = Vec::with_capacity(inputs * outputs);
            for _ in 0..outputs {
                let scale = from.f32()?;
                for _ in 0..inputs {
                    weights.push(from.i8()? * scale);
                }
            }
            let bias = (0..outputs).map(|_| from.f32()).collect::<Option<Vec<_>>>()?;
            layers.push(Layer { inputs, weights, bias });
            inputs = outputs;
        }
        (inputs == CLASSES && from.0.is_empty()).then_some(Self {
            base,
            roots,
            nodes,
            norm,
            layers,
            softness,
        })
    }

    /// The chances for one box.
    pub(in super::super) fn chances(&self, seen: &Seen) -> Chances {
        let (a, b) = (softmax(self.trees(&seen.numbers), self.softness[0]), self.network(seen));
        std::array::from_fn(|class| (a[class] + b[class]) / 2.0)
    }

    fn trees(&self, numbers: &[f32; FEATURES]) -> Chances {
        let mut sums = self.base;
        for (tree, root) in self.roots.iter().enumerate() {
            let mut at = *root as usize;
            for _ in 0..DEEPEST {
                let Some(node) = self.nodes.get(at) else { break };
                if node.feature == LEAF {
                    sums[tree % CLASSES] += node.value;
                    break;
                }
                let value = numbers.get(usize::from(node.feature)).copied().unwrap_or(0.0);
                at += if value <= node.value { 1 } else { usize::from(node.right) };
            }
        }
        sums
    }

    fn network(&self, seen: &Seen) -> Chances {
        let inputs = seen.numbers.iter().chain(&seen.picture).zip(&self.norm);
        let mut values: Vec<f32> =
            inputs.map(|(value, (mean, scale))| ((value - mean) * scale).clamp(-6.0, 6.0)).collect();
        for (at, layer) in self.layers.iter().enumerate() {
            let last = at + 1 == self.layers.len();
            values = layer
                .weights
                .chunks(layer.inputs)
                .zip(&layer.bias)
                .map(|(weights, bias)| {
                    let sum = bias + dot(weights, &values);
                    if last { sum } else { sum.max(0.0) }
                })
                .collect();
        }
        let mut logits = [0.0; CLASSES];
        logits.iter_mut().zip(&values).for_each(|(to, from)| *to = *from);
        softmax(logits, self.softness[1])
    }
}

/// In eight lanes, so that the compiler can use vector instructions.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0f32; 8];
    let (left, right) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = left.remainder().iter().zip(right.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in left.zip(right) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    lanes.iter().sum::<f32>() + rest
}

fn softmax(logits: Chances, softness: f32) -> Chances {
    let most = logits.into_iter().fold(f32::MIN, f32::max);
    let powers = logits.map(|logit| ((logit - most) / softness).exp());
    let sum: f32 = powers.iter().sum();
    powers.map(|power| power / sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_weights_fit_the_code() {
        assert!(Model::embedded().is_some());
    }

    #[test]
    fn truncated_weights_are_refused() {
        for length in [0, 3, 4, 40, 1000, WEIGHTS.len() - 1] {
            assert!(Model::parse(&WEIGHTS[..length]).is_none(), "{length}");
        }
    }
}
