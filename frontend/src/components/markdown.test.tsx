import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { splitMentions } from './mention-marks';
import RenderedMarkdown from './rendered-markdown';

describe('Markdown', () => {
  it('shows what people write, below the headings of the page', () => {
    render(<RenderedMarkdown text={'# Offer\n\n- **first**\n- [x] done'} mentions={[]} />);
    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('Offer');
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText('first').tagName).toBe('STRONG');
  });

  it('lets nothing through that runs, loads or styles', () => {
    const { container } = render(
      <RenderedMarkdown
        text={
          '<script>alert(1)</script> <b style="color:red">x</b>\n\n![dot](https://elsewhere.example/dot.png)\n\n[run](javascript:alert(1)) [read](https://example.com)\n\n| a |\n|:-:|\n| b |'
        }
        mentions={[]}
      />,
    );
    expect(container.querySelector('script, img, b')).toBeNull();
    expect(container.innerHTML).not.toContain('javascript:');
    const link = screen.getByRole('link', { name: 'read' });
    expect(link).toHaveAttribute('href', 'https://example.com');
    expect(link).toHaveAttribute('rel', expect.stringContaining('noreferrer'));
  });

  it('sets mentions off, the longest name first', () => {
    render(<RenderedMarkdown text="Ask @Ada Berger, please" mentions={['Ada', 'Ada Berger']} />);
    expect(screen.getByText('@Ada Berger').tagName).toBe('MARK');
    expect(splitMentions('@Adalbert and @Ada', ['Ada'])).toEqual(['@Adalbert and ', '@Ada', '']);
    expect(splitMentions('nobody', [])).toEqual(['nobody']);
  });
});
