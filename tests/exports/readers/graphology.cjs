const {readFileSync} = require('node:fs');
const {MultiDirectedGraph} = require('graphology');
const {parse} = require('graphology-graphml');

const graph = parse(MultiDirectedGraph, readFileSync(process.argv[2], 'utf8'));
let weight = 0;
let signed = 0;
graph.forEachEdge((edge, attributes) => {
  if (typeof attributes.weight !== 'number') throw new Error(`weight of ${edge}`);
  weight += attributes.weight;
  signed += attributes.signed_weight;
});
graph.forEachNode((node, attributes) => {
  if (!attributes.label) throw new Error(`no label on ${node}`);
});
console.log(graph.order, graph.size, weight, signed);
